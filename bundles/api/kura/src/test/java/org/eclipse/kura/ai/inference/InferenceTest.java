// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.ai.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InferenceTest {

    private static final TensorDescriptor PRESSURE = TensorDescriptor.builder("pressure", "FP32", List.of(1L, 2L))
            .format("row")
            .addParameter("unit", "bar")
            .build();
    private static final TensorDescriptor ALARM =
            TensorDescriptor.builder("alarm", "BOOL", List.of(1L)).format("").build();

    private static ModelInfoBuilder leak() {
        return ModelInfo.builder("leak").addInputDescriptor(PRESSURE).addAllOutputDescriptor(List.of(ALARM));
    }

    @Test
    void tensorsAreDescribed() {
        assertThat(PRESSURE.getName()).isEqualTo("pressure");
        assertThat(PRESSURE.getType()).isEqualTo("FP32");
        assertThat(PRESSURE.getFormat()).contains("row");
        assertThat(PRESSURE.getShape()).containsExactly(1L, 2L);
        assertThat(PRESSURE.getParameters()).isEqualTo(Map.of("unit", "bar"));
        assertThat(ALARM.getFormat()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TensorDescriptor.builder("x", "FP32", List.of()).build())
                .withMessage("tensor x has no shape");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TensorDescriptor.builder("", "FP32", List.of(1L)).build())
                .withMessageContaining("name");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TensorDescriptor.builder("x", null, List.of(1L)).build())
                .withMessageContaining("type");
    }

    @Test
    void descriptionIsContinuedWithoutChangingTheFirst() {
        TensorDescriptor other =
                PRESSURE.toBuilder().removeParameter("unit").format("column").build();

        assertThat(other.getParameters()).isEmpty();
        assertThat(other.getFormat()).contains("column");
        assertThat(other.getShape()).isEqualTo(PRESSURE.getShape());
        PRESSURE.getParameters().clear();
        assertThat(PRESSURE.getParameters()).hasSize(1);
    }

    @Test
    void modelsAreDescribed() {
        ModelInfo info = leak().platform("onnx").addParameter("layers", 3).build();

        assertThat(info.getName()).isEqualTo("leak");
        assertThat(info.getPlatform()).contains("onnx");
        assertThat(info.getVersion()).as("nobody told it").isEmpty();
        assertThat(info.getInputs()).containsExactly(PRESSURE);
        assertThat(info.getOutputs()).containsExactly(ALARM);
        assertThat(info.getParameters()).isEqualTo(Map.of("layers", 3));
        ModelInfo other = info.toBuilder()
                .version("2")
                .removeParameter("layers")
                .removeInputDescriptor(PRESSURE)
                .addAllInputDescriptor(List.of(ALARM))
                .build();
        assertThat(other.getVersion()).contains("2");
        assertThat(other.getPlatform()).contains("onnx");
        assertThat(other.getInputs()).containsExactly(ALARM);
        assertThat(info.getInputs()).containsExactly(PRESSURE);
    }

    @Test
    void modelNeedsNameInputAndOutput() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> leak().removeOutputDescriptor(ALARM).build())
                .withMessage("model leak has no output");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> leak().removeInputDescriptor(PRESSURE).build())
                .withMessage("model leak has no input");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelInfo.builder(null).build());
    }

    @Test
    void valuesAreOfExactlyOneType() {
        List<Float> data = List.of(1f, 2f);
        Tensor tensor = new Tensor(Float.class, PRESSURE, data);

        assertThat(tensor.getData(Float.class)).containsSame(data);
        assertThat(tensor.getData(Number.class)).isEmpty();
        assertThat(tensor.getType()).isEqualTo(Float.class);
        assertThat(tensor.getDescriptor()).isSameAs(PRESSURE);
    }
}
